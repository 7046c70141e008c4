"""Ids are renamed wherever they stand, so that findings, waivers and records keep their meaning."""

"""`unique` as DuckDB SQL: numbers of several subjects, beside `agree`."""

import duckdb

duckdb.sql("""COPY (
  WITH c AS (SELECT subject, value FROM read_parquet('facts/claims.parquet'))
  SELECT min(subject) AS subject, value, count(DISTINCT subject) AS many FROM c GROUP BY value
  HAVING min(subject) <> max(subject) UNION ALL
  SELECT subject, min(value), count(*) FROM c GROUP BY subject HAVING min(value) <> max(value)
  ORDER BY ALL) TO 'by_sql.csv' (HEADER)""")

"""`subset` as DuckDB SQL: lists that are not among another of the same subject, beside `agree`."""

import duckdb

duckdb.sql("""COPY (
  WITH c AS (SELECT DISTINCT subject, attribute, value FROM read_parquet('facts/claims.parquet')),
  u AS (SELECT a.subject, a.value AS one, b.value AS other FROM c a JOIN c b
        ON a.subject = b.subject AND a.attribute = 'some' AND b.attribute = 'every'
        WHERE NOT list_has_all(string_split(b.value, ';'), string_split(a.value, ';')))
  SELECT subject, min(one) AS one, min(other) AS other FROM u GROUP BY subject UNION ALL
  SELECT subject, min(value), max(value) FROM c GROUP BY subject, attribute
  HAVING min(value) <> max(value) ORDER BY ALL) TO 'by_sql.csv' (HEADER)""")

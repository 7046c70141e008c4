"""A `sum` as DuckDB SQL: what each source says of the parts of one whole, added up and held against
what is claimed of that; beside `agree` on everything."""

import duckdb

duckdb.sql("""COPY (
  WITH c AS (SELECT subject, source, CAST(value AS INT) AS v
             FROM read_parquet('facts/claims.parquet')),
  t AS (SELECT source, sum(v) - 0.5 * count(*) AS lo, sum(v) + 0.5 * count(*) AS hi FROM c
        WHERE subject LIKE 'part%' GROUP BY source UNION ALL
        SELECT source, v - 0.5, v + 0.5 FROM c WHERE subject = 'whole')
  SELECT subject, min(v) AS lo, max(v) AS hi FROM c WHERE subject <> 'whole' GROUP BY subject
  HAVING min(v) + 1 <= max(v)
  UNION ALL SELECT 'whole', max(lo), min(hi) FROM t HAVING max(lo) >= min(hi) ORDER BY ALL)
  TO 'by_sql.csv' (HEADER)""")

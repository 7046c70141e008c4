"""A `formula` as DuckDB SQL: people by area, held against the density that is claimed; beside
`agree` on what it is computed from."""

import duckdb

duckdb.sql("""COPY (
  WITH c AS (SELECT subject, source, attribute, CAST(value AS DOUBLE) AS v
             FROM read_parquet('facts/claims.parquet')),
  p AS (SELECT subject, source, max(v) FILTER (attribute = 'people') AS p,
               max(v) FILTER (attribute = 'area') AS a, max(v) FILTER (attribute = 'density') AS d
        FROM c GROUP BY subject, source),
  e AS (SELECT subject, unnest([d - 0.5, (p - 0.5) / (a + 0.5)]) AS lo,
               unnest([d + 0.5, (p + 0.5) / (a - 0.5)]) AS hi FROM p),
  plain AS (SELECT subject, attribute, min(v) AS lo, max(v) AS hi FROM c
            WHERE attribute <> 'density' GROUP BY subject, attribute HAVING min(v) + 1 <= max(v))
  SELECT subject, 'density' AS attribute, max(lo) AS lo, min(hi) AS hi FROM e GROUP BY subject
  HAVING max(lo) >= min(hi) UNION ALL SELECT * FROM plain ORDER BY ALL)
  TO 'by_sql.csv' (HEADER)""")

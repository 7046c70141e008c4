"""`agree` as DuckDB SQL, written for just these claims: the same list as `findings=` writes.

A whole number stands for all that rounds to it, so that two agree if they differ by less than 1.
"""

import duckdb

duckdb.sql("""COPY (
  WITH c AS (SELECT subject, source, value, CAST(value AS INT) AS v, file_row_number + 1 AS line
             FROM read_parquet('facts/claims.parquet', file_row_number = true)),
  g AS (SELECT subject, min(v) AS lo, max(v) AS hi FROM c GROUP BY subject
        HAVING min(v) + 1 <= max(v)),
  s AS (SELECT *, CASE WHEN lo > 9999 THEN lo // 1000 || chr(8239) || right(CAST(lo AS VARCHAR), 3)
               ELSE CAST(lo AS VARCHAR) END AS least,
               CASE WHEN hi > 9999 THEN hi // 1000 || chr(8239) || right(CAST(hi AS VARCHAR), 3)
               ELSE CAST(hi AS VARCHAR) END AS most FROM g)
  SELECT left(md5('agree' || subject), 12) AS finding, 'agree' AS rule, 'error' AS severity,
         'contradiction' AS verdict, 'disjoint' AS relation, 'thing:' || subject AS subject,
         subject AS label, 'height' AS attribute,
         least || ' m against ' || most || ' m, at least ' || hi - lo - 1 || ' m apart' AS message,
         hi - lo - 1 || ' m' AS gap, CASE WHEN v = lo THEN 1 WHEN v = hi THEN 2 END AS side,
         'claims.' || line || '.height' AS fact, source, value, 'facts/claims.parquet' AS file, line
  FROM c JOIN s USING (subject) ORDER BY subject, line) TO 'by_sql.parquet' (FORMAT parquet)""")

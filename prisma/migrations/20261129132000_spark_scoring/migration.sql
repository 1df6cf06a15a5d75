-- Tables on Spark are scored by runs of their own kind.
ALTER TYPE "run_kind" ADD VALUE 'spark_scoring';

-- Several recipes side by side are tried by runs of their own kind.
ALTER TYPE "run_kind" ADD VALUE 'recipe_comparison';

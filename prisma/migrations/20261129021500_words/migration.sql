-- One word for one thing: a model names its recipe, a document has a fraction by its id, a front end shows a status.
ALTER TABLE "model" RENAME COLUMN "learner" TO "recipe";
ALTER TABLE "document" RENAME COLUMN "chance" TO "id_fraction";
ALTER TABLE "document" RENAME CONSTRAINT document_chance_is_a_thousandth TO document_id_fraction_is_a_thousandth;
ALTER VIEW document_subject RENAME COLUMN standing TO status;

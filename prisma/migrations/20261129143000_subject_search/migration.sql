-- What is typed is looked up as the beginning of a label or another name, in any case, in order, and within a scheme.
CREATE INDEX "subject_label_in_any_case" ON "subject" ((lower("label") COLLATE "C"), "scheme_id");
CREATE INDEX "subject_name_text_in_any_case" ON "subject_name" ((lower("text") COLLATE "C"), "subject_id");

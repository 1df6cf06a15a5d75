-- Documents by date of publication, those without one last.
CREATE INDEX document_by_publication ON document (coalesce(publication_date, ''), id);

-- What cannot be relied on has a probability under one half: from there up alone may suggestions be published.
UPDATE "classifier" SET "accept_threshold" = 0.5 WHERE "accept_threshold" < 0.5;
UPDATE "prediction" SET "state" = 'queued' WHERE "state" = 'published' AND "probability" < 0.5;

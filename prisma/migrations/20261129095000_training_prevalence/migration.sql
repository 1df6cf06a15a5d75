-- Stored things get the names of the glossary; what is stored stays.
UPDATE classifier
SET trained = jsonb_set(
  trained #- '{thresholdBasis,trainingShare}',
  '{thresholdBasis,trainingPrevalence}',
  trained #> '{thresholdBasis,trainingShare}'
)
WHERE trained -> 'thresholdBasis' ? 'trainingShare';

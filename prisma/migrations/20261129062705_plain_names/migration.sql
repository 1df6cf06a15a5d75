-- Stored things get the names of the glossary; what is stored stays.
ALTER VIEW standing_suspect_label RENAME TO open_suspect_label;
ALTER TABLE classifier RENAME COLUMN share_estimate TO prevalence_estimate;
UPDATE classifier SET trained = trained - 'evidence' || jsonb_build_object('thresholdBasis', trained -> 'evidence')
WHERE trained ? 'evidence';
UPDATE run SET result = result - 'fallenShares' || jsonb_build_object('prevalenceDrops', result -> 'fallenShares')
WHERE result ? 'fallenShares';

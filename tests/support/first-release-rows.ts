/** The last migration of the first release. */
export const firstRelease = '20261124173000_suspects_at_once';

/** Rows for every table of the first release, as its code wrote them. */
export const firstReleaseRows = `
insert into user_account (id, name, password_hash, role) values (1, 'ada', 'hash', 'admin');
insert into session (id_hash, user_id, expires_at) values ('\\x01', 1, '2030-01-01');
insert into api_key (id, name, prefix, key_hash, role, created_by_id) values (1, 'front end', 'cm_1', '\\x02', 'reader', 1);
insert into sign_in_attempts (key, count, last_at) values ('name ada', 1, '2026-01-01');
insert into audit_event (actor, action, target, details) values ('ada', 'sign-in', 'user:1', '{}');
insert into worker_status (id, host, pid, backend) values ('00000000-0000-4000-8000-000000000001', 'host', 7, 'none');

insert into scheme (id, name, created_at) values
  (1, 'Research areas', '2026-11-25 08:01'), (2, 'Stones', '2026-11-25 09:00');
insert into subject (id, scheme_id, label, paths, created_at) values
  (1, 1, 'Life', '{/Life}', '2026-11-25 08:01'), (2, 1, 'Whales', '{/Life/Whales}', '2026-11-25 08:01'),
  (3, 2, 'Amber', '{/Amber}', '2026-11-25 09:00'), (4, 1, 'Law', '{/Law}', '2026-11-25 09:00');
insert into subject_broader (narrower_id, broader_id) values (2, 1);
insert into subject_ancestor (descendant_id, ancestor_id) values (1, 1), (2, 2), (2, 1), (3, 3), (4, 4);
insert into source (id, name) values (1, 'sample'), (2, 'herbarium');
insert into document (id, source_id, external_id, raw_title, raw_text, title, text, content_hash, chance) values
  (1, 1, 'a', '<b>Caf\u00e9</b>', 'Whales sing.', 'Caf\u00e9', 'Whales sing.', decode(md5('1'), 'hex'), 100),
  (2, 1, 'b', 'Ants', 'Ants walk.', 'Ants', 'Ants walk.', decode(md5('2'), 'hex'), 200),
  (3, 2, 'c', 'Amber', 'Amber glows.', 'Amber', 'Amber glows.', decode(md5('3'), 'hex'), 300);
insert into label (document_id, subject_id, origin, value) values (1, 2, 'import', true), (1, 1, 'curator', true);
insert into label_completeness (document_id, scheme_id) values (1, 1);

insert into run (id, kind, state, title, input, result, user_id, api_key_id) values
  (1, 'import', 'succeeded', 'Import', '{"source": "sample", "scheme": "Research areas"}', '{"added": 2}', null, null),
  (2, 'training', 'succeeded', 'Training', '{}', '{"fallenShares": [{"subjectId": 2}], "trained": 1}', 1, null),
  (3, 'training', 'running', 'Training', '{}', null, null, 1);
update run set created_at = '2026-11-25 08:00', finished_at = '2026-11-25 08:02' where id = 1;
insert into run_log (run_id, level, message) values (1, 'info', 'done');
insert into run_metric (run_id, series, step, value) values (2, 'loss', 1, 0.5);
insert into run_checkpoint (run_id, index, bytes) values (3, 0, '\\x03');
insert into import_problem (run_id, line, code, message) values (1, 3, 'INVALID_JSON', 'The line is not JSON.');
insert into imported_id (run_id, external_id, line) values (1, 'a', 1);
insert into upload (id, file_name, size_bytes, complete, user_id) values (2, 'more.csv', 1, true, 1);
insert into upload_chunk (upload_id, index, bytes) values (2, 0, '\\x04');

insert into model (id, scheme_id, name, learner, parameters, selection, subject_ids, target_precision) values
  (1, 1, 'Research areas', 'auto', '{}', 'list', '{1,2}', 0.9), (2, 2, 'Stones', 'linear', '{}', 'roots', '{}', 0.9);
insert into version (id, model_id, number, run_id, sha256, size_bytes, provenance, evaluation) values
  (1, 1, 1, 2, sha256('\\x05'), 1, '{}', '{}');
insert into artefact_chunk (version_id, index, bytes) values (1, 0, '\\x05');
insert into classifier (version_id, subject_id, state, accept_threshold, review_threshold, target_precision, trained, share_estimate)
values (1, 1, 'trained', 0.8, 0.4, 0.9, '{"evidence": {"trainingShare": 0.25, "counts": [1]}, "reason": null}', '{"share": 0.2}'),
  (1, 2, 'trained', 0.3, 0.2, 0.9, null, null);
insert into deployment (subject_id, version_id, user_id) values (1, 1, 1), (2, 1, null);
insert into prediction (document_id, subject_id, version_id, probability, margin, state) values
  (1, 1, 1, 0.9, 0.1, 'published'), (2, 1, 1, 0.7, 0.1, 'accepted'), (2, 2, 1, 0.35, 0.05, 'published'),
  (1, 2, 1, 0.25, 0.05, 'queued');
insert into act (id, kind, user_id) values (1, 'accept', 1);
insert into decision (act_id, document_id, subject_id, verdict, probability, version_id) values (1, 2, 1, 'accept', 0.7, 1);
insert into review_lease (document_id, holder, expires_at) values (1, 'user:1', '2030-01-01');
insert into review_skip (holder, document_id) values ('user:1', 2);
insert into suspect_label (version_id, document_id, subject_id, given, probability) values (1, 2, 2, false, 0.9);
`;

-- up

-- An amendment that is sent takes the place of a submission that never went out: that one stays on record, unsent.
alter table submission drop constraint submission_sent_state_check;
alter table submission add constraint submission_sent_state_check check (
  case state when 'queued' then sent_at is null when 'superseded' then true else sent_at is not null end);

-- To the recipient it never came.
alter policy submission_recipient on submission
  using (sent_at is not null and recipient_id in (select recipient_id from viewer_recipient));

-- down

alter policy submission_recipient on submission
  using (state <> 'queued' and recipient_id in (select recipient_id from viewer_recipient));
alter table submission drop constraint submission_sent_state_check;
-- What was superseded unsent in the meantime stays as it is.
alter table submission add constraint submission_sent_state_check check ((state = 'queued') = (sent_at is null)) not valid;

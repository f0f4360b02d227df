CREATE INDEX "audit_log_about" ON "audit_log" USING btree (coalesce(target ->> 'userId', target ->> 'personId', target ->> 'id')) WHERE "audit_log"."actor_kind" = 'anonymous';--> statement-breakpoint
-- Only the erasure of a person, which says so for its own transaction, may take an entry's content out.
CREATE OR REPLACE FUNCTION keep_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	-- All but the content, which is erased as a whole; nobody is erased from what the platform itself did.
	IF TG_OP = 'UPDATE' AND current_setting('bellwether.erasing', true) = 'on' AND NEW.actor_kind <> 'system'
		AND NEW.salt IS NULL AND NEW.target::text = '{}' AND NEW.detail IS NULL AND NEW.address IS NULL
		AND NEW.request_id = ''
		AND (NEW.id, NEW.at, NEW.actor_kind, NEW.user_id, NEW.key_id, NEW.action, NEW.outcome, NEW.code, NEW.seq,
			NEW.previous_hash, NEW.hash, NEW.content_hash) IS NOT DISTINCT FROM
			(OLD.id, OLD.at, OLD.actor_kind, OLD.user_id, OLD.key_id, OLD.action, OLD.outcome, OLD.code, OLD.seq,
			OLD.previous_hash, OLD.hash, OLD.content_hash) THEN
		RETURN NEW;
	END IF;
	RAISE EXCEPTION 'audit_log is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;

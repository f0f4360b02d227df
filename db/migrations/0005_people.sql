CREATE TABLE "mail_messages" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"to" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone DEFAULT now(),
	"sent_at" timestamp with time zone,
	"problem" text
);
--> statement-breakpoint
CREATE TABLE "one_time_links" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"hash" "bytea" NOT NULL,
	"purpose" text NOT NULL,
	"user_id" text collate "C",
	"email" text NOT NULL,
	"role" text,
	"created_by" text collate "C",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"user_id" text collate "C" NOT NULL,
	"hash" "bytea" NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "recovery_codes_user_id_hash_pk" PRIMARY KEY("user_id","hash")
);
--> statement-breakpoint
CREATE TABLE "refresh_tokens" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"session_id" text collate "C" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"address" text,
	"user_agent" text
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"purpose" text NOT NULL,
	"wording" text NOT NULL,
	"given_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"subject_hash" text,
	"status" text NOT NULL,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"hands_over_models" boolean DEFAULT false NOT NULL,
	"certificate" json
);
--> statement-breakpoint
CREATE TABLE "personal_exports" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"subject" text,
	"status" text NOT NULL,
	"sha256" text,
	"size_bytes" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ready_at" timestamp with time zone,
	"expires_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "model_shares" (
	"model_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"shared_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "model_shares_model_id_user_id_pk" PRIMARY KEY("model_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "seq" bigint;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "previous_hash" text;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "hash" text;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "content_hash" text;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "salt" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "email_verified_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "totp_secret" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "totp_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "totp_last_step" bigint;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "erase_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_shares" ADD CONSTRAINT "model_shares_model_id_models_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."models"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_shares" ADD CONSTRAINT "model_shares_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mail_messages_due" ON "mail_messages" USING btree ("next_attempt_at") WHERE "mail_messages"."next_attempt_at" is not null;--> statement-breakpoint
CREATE INDEX "mail_messages_to" ON "mail_messages" USING btree ("to");--> statement-breakpoint
CREATE UNIQUE INDEX "one_time_links_hash" ON "one_time_links" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "one_time_links_user" ON "one_time_links" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "one_time_links_email" ON "one_time_links" USING btree ("email");--> statement-breakpoint
CREATE INDEX "refresh_tokens_session" ON "refresh_tokens" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "sessions_expires" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "consents_user" ON "consents" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "erasures_user" ON "erasures" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "erasures_due" ON "erasures" USING btree ("status","due_at");--> statement-breakpoint
CREATE INDEX "personal_exports_user" ON "personal_exports" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "predictions_subject" ON "predictions" USING btree ("user_id","subject") WHERE subject is not null;--> statement-breakpoint
CREATE INDEX "model_shares_user" ON "model_shares" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_log_seq" ON "audit_log" USING btree ("seq");--> statement-breakpoint
CREATE INDEX "audit_log_action" ON "audit_log" USING btree ("action","id");--> statement-breakpoint
ALTER TABLE "audit_log" DISABLE TRIGGER audit_log_append_only;--> statement-breakpoint
DO $$
DECLARE
	entry record;
	place bigint := 0;
	head text := repeat('0', 64);
	content text;
	new_salt text;
	plain_target json;
BEGIN
	FOR entry IN SELECT * FROM audit_log ORDER BY id LOOP
		place := place + 1;
		new_salt := replace(gen_random_uuid()::text, '-', '');
		-- A zero byte of an address is JSON, but no text.
		plain_target := replace(entry.target::text, '\u0000', U&'\FFFD')::json;
		content := encode(sha256(convert_to(concat('[',
			to_json(new_salt), ',[', (
				SELECT string_agg(concat('[', to_json(key), ',', value, ']'), ',' ORDER BY key COLLATE "C")
				FROM json_each(plain_target)
			), '],', coalesce(to_json(entry.detail)::text, 'null'), ',', coalesce(to_json(entry.address)::text, 'null'), ',',
			to_json(entry.request_id), ']'), 'UTF8')), 'hex');
		UPDATE audit_log SET seq = place, previous_hash = head, salt = new_salt, content_hash = content, target = plain_target,
			hash = encode(sha256(convert_to(concat('[', place, ',', to_json(head), ',', to_json(entry.id), ',',
				floor(extract(epoch FROM entry.at) * 1000)::bigint, ',', to_json(entry.actor_kind), ',',
				coalesce(to_json(entry.user_id)::text, 'null'), ',', coalesce(to_json(entry.key_id)::text, 'null'), ',',
				to_json(entry.action), ',', to_json(entry.outcome), ',', coalesce(to_json(entry.code)::text, 'null'), ',',
				to_json(content), ']'), 'UTF8')), 'hex')
			WHERE id = entry.id RETURNING hash INTO head;
	END LOOP;
END $$;
--> statement-breakpoint
ALTER TABLE "audit_log" ALTER COLUMN "seq" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_log" ALTER COLUMN "previous_hash" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_log" ALTER COLUMN "hash" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_log" ALTER COLUMN "content_hash" SET NOT NULL;--> statement-breakpoint
CREATE FUNCTION keep_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	-- All but the content, which is erased as a whole.
	IF TG_OP = 'UPDATE' AND NEW.salt IS NULL AND NEW.target::text = '{}' AND NEW.detail IS NULL AND NEW.address IS NULL
		AND NEW.request_id = ''
		AND (NEW.id, NEW.at, NEW.actor_kind, NEW.user_id, NEW.key_id, NEW.action, NEW.outcome, NEW.code, NEW.seq,
			NEW.previous_hash, NEW.hash, NEW.content_hash) IS NOT DISTINCT FROM
			(OLD.id, OLD.at, OLD.actor_kind, OLD.user_id, OLD.key_id, OLD.action, OLD.outcome, OLD.code, OLD.seq,
			OLD.previous_hash, OLD.hash, OLD.content_hash) THEN
		RETURN NEW;
	END IF;
	RAISE EXCEPTION 'audit_log is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;
--> statement-breakpoint
DROP TRIGGER audit_log_append_only ON "audit_log";--> statement-breakpoint
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON "audit_log" FOR EACH ROW EXECUTE FUNCTION keep_audit_entry();
--> statement-breakpoint
CREATE TRIGGER audit_log_no_truncate BEFORE TRUNCATE ON "audit_log" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The erasure of a person says so for its own transaction, and may then take out of issued invoices and of credits who they
-- are about; number, dates and amounts stay as they are.
CREATE OR REPLACE FUNCTION keep_issued_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	movable text[] := array['status', 'paid_at', 'paid_by', 'voided_at'];
BEGIN
	IF OLD.status = 'draft' THEN
		RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
	END IF;
	IF TG_OP = 'DELETE' THEN
		RAISE EXCEPTION 'an issued invoice cannot be deleted' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	IF current_setting('bellwether.erasing', true) = 'on' THEN
		movable := movable || array['buyer', 'reason'];
	END IF;
	IF to_jsonb(NEW) - movable <> to_jsonb(OLD) - movable OR (OLD.status, NEW.status) NOT IN
		(('open', 'open'), ('open', 'paid'), ('open', 'void'), ('paid', 'paid'), ('void', 'void')) THEN
		RAISE EXCEPTION 'an issued invoice cannot be changed' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION keep_issued_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'UPDATE' AND current_setting('bellwether.erasing', true) = 'on'
		AND to_jsonb(NEW) - 'description' = to_jsonb(OLD) - 'description' THEN
		RETURN NEW;
	END IF;
	IF TG_OP <> 'INSERT' AND EXISTS (SELECT FROM invoices WHERE id = OLD.invoice_id AND status <> 'draft')
		OR TG_OP <> 'DELETE' AND EXISTS (SELECT FROM invoices WHERE id = NEW.invoice_id AND status <> 'draft') THEN
		RAISE EXCEPTION 'the lines of an issued invoice cannot be changed' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE FUNCTION keep_credit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'UPDATE' AND current_setting('bellwether.erasing', true) = 'on'
		AND to_jsonb(NEW) - 'reason' = to_jsonb(OLD) - 'reason' THEN
		RETURN NEW;
	END IF;
	RAISE EXCEPTION 'credits is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;
--> statement-breakpoint
DROP TRIGGER credits_append_only ON "credits";
--> statement-breakpoint
CREATE TRIGGER credits_append_only BEFORE UPDATE OR DELETE ON "credits" FOR EACH ROW EXECUTE FUNCTION keep_credit();

CREATE TABLE "audit_log" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_kind" text NOT NULL,
	"user_id" text collate "C",
	"key_id" text collate "C",
	"action" text NOT NULL,
	"target" json NOT NULL,
	"outcome" text NOT NULL,
	"code" text,
	"detail" text,
	"address" text,
	"request_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "billing_periods" (
	"period" text PRIMARY KEY NOT NULL,
	"closed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_by" text collate "C",
	"through_seq" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credits" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"amount_minor" bigint NOT NULL,
	"reason" text NOT NULL,
	"invoice_id" text collate "C",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"user_id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"country" text DEFAULT '' NOT NULL,
	"tax_id" text DEFAULT '' NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"tax_rate_percent" numeric(6, 3),
	"stripe_customer_id" text
);
--> statement-breakpoint
CREATE TABLE "invoice_lines" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"invoice_id" text collate "C" NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"description" text NOT NULL,
	"model_id" text collate "C",
	"tier" integer,
	"quantity" bigint NOT NULL,
	"unit_price" numeric(30, 10) NOT NULL,
	"amount_minor" bigint NOT NULL,
	"corrects_line_id" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "invoice_series" (
	"series" text PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"number" text,
	"user_id" text collate "C" NOT NULL,
	"period" text NOT NULL,
	"plan_id" text NOT NULL,
	"plan_name" text NOT NULL,
	"currency" text NOT NULL,
	"seller" json NOT NULL,
	"buyer" json NOT NULL,
	"tax_rate_percent" numeric(6, 3) NOT NULL,
	"subtotal_minor" bigint NOT NULL,
	"tax_minor" bigint NOT NULL,
	"total_minor" bigint NOT NULL,
	"corrects_id" text collate "C",
	"reason" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"issued_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	"paid_at" timestamp with time zone,
	"paid_by" text,
	"voided_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "plan_assignments" (
	"user_id" text collate "C" NOT NULL,
	"from_period" text NOT NULL,
	"plan_id" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"by" text collate "C",
	CONSTRAINT "plan_assignments_user_id_from_period_pk" PRIMARY KEY("user_id","from_period")
);
--> statement-breakpoint
CREATE TABLE "plan_prices" (
	"plan_id" text NOT NULL,
	"from_period" text NOT NULL,
	"prices" json NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" text collate "C",
	CONSTRAINT "plan_prices_plan_id_from_period_pk" PRIMARY KEY("plan_id","from_period")
);
--> statement-breakpoint
CREATE TABLE "stripe_checkouts" (
	"session_id" text PRIMARY KEY NOT NULL,
	"invoice_id" text collate "C" NOT NULL,
	"status" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stripe_events" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"body" json NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"handled_at" timestamp with time zone,
	"problem" text
);
--> statement-breakpoint
CREATE TABLE "stripe_meter_events" (
	"identifier" text PRIMARY KEY NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"units" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"attempted_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"problem" text
);
--> statement-breakpoint
CREATE TABLE "stripe_reconciliations" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"differences" json NOT NULL,
	"is_complete" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "metering" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"through_seq" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quota_notices" (
	"quota_id" text collate "C" NOT NULL,
	"period" text NOT NULL,
	"percent" integer NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "quota_notices_quota_id_period_percent_pk" PRIMARY KEY("quota_id","period","percent")
);
--> statement-breakpoint
CREATE TABLE "quotas" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"scope" text NOT NULL,
	"key_id" text collate "C",
	"model_id" text collate "C",
	"max_units" bigint NOT NULL,
	"is_hard" boolean NOT NULL,
	"set_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"period" text DEFAULT '' NOT NULL,
	"used_units" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "quotas_one" UNIQUE NULLS NOT DISTINCT("user_id","scope","key_id","model_id","is_hard","set_by")
);
--> statement-breakpoint
CREATE TABLE "usage_hours" (
	"user_id" text collate "C" NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"period" text NOT NULL,
	"key_id" text collate "C",
	"model_id" text collate "C" NOT NULL,
	"version_id" text collate "C" NOT NULL,
	"cached" boolean NOT NULL,
	"predictions" bigint NOT NULL,
	"units" bigint NOT NULL,
	CONSTRAINT "usage_hours_row" UNIQUE NULLS NOT DISTINCT("user_id","hour","period","model_id","version_id","cached","key_id")
);
--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "description" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "max_units" bigint;--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "is_public" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "position" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "created_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "predictions" ADD COLUMN "seq" bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY (sequence name "predictions_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_invoice_id_invoices_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_assignments" ADD CONSTRAINT "plan_assignments_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_assignments" ADD CONSTRAINT "plan_assignments_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_prices" ADD CONSTRAINT "plan_prices_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stripe_checkouts" ADD CONSTRAINT "stripe_checkouts_invoice_id_invoices_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_notices" ADD CONSTRAINT "quota_notices_quota_id_quotas_id_fk" FOREIGN KEY ("quota_id") REFERENCES "public"."quotas"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotas" ADD CONSTRAINT "quotas_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotas" ADD CONSTRAINT "quotas_key_id_api_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."api_keys"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_log_user" ON "audit_log" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "credits_user" ON "credits" USING btree ("user_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "customers_stripe" ON "customers" USING btree ("stripe_customer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invoice_lines_position" ON "invoice_lines" USING btree ("invoice_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_number" ON "invoices" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_once" ON "invoices" USING btree ("user_id","period") WHERE kind = 'invoice';--> statement-breakpoint
CREATE INDEX "invoices_user" ON "invoices" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "invoices_period" ON "invoices" USING btree ("period","id");--> statement-breakpoint
CREATE INDEX "invoices_status" ON "invoices" USING btree ("status","id");--> statement-breakpoint
CREATE INDEX "invoices_corrects" ON "invoices" USING btree ("corrects_id");--> statement-breakpoint
CREATE INDEX "stripe_checkouts_invoice" ON "stripe_checkouts" USING btree ("invoice_id");--> statement-breakpoint
CREATE INDEX "stripe_checkouts_open" ON "stripe_checkouts" USING btree ("created_at") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "stripe_events_unsettled" ON "stripe_events" USING btree ("received_at") WHERE handled_at is null or problem is not null;--> statement-breakpoint
CREATE INDEX "stripe_meter_events_waiting" ON "stripe_meter_events" USING btree ("hour") WHERE sent_at is null and problem is null;--> statement-breakpoint
CREATE INDEX "stripe_meter_events_user" ON "stripe_meter_events" USING btree ("user_id","hour");--> statement-breakpoint
CREATE INDEX "stripe_meter_events_problem" ON "stripe_meter_events" USING btree ("hour") WHERE problem is not null;--> statement-breakpoint
CREATE INDEX "usage_hours_period" ON "usage_hours" USING btree ("period","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "predictions_seq" ON "predictions" USING btree ("seq");--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON "audit_log" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER billing_periods_append_only BEFORE UPDATE OR DELETE ON "billing_periods" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER credits_append_only BEFORE UPDATE OR DELETE ON "credits" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION keep_issued_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	movable constant text[] := array['status', 'paid_at', 'paid_by', 'voided_at'];
BEGIN
	IF OLD.status = 'draft' THEN
		RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
	END IF;
	IF TG_OP = 'DELETE' THEN
		RAISE EXCEPTION 'an issued invoice cannot be deleted' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	IF to_jsonb(NEW) - movable <> to_jsonb(OLD) - movable OR (OLD.status, NEW.status) NOT IN
		(('open', 'open'), ('open', 'paid'), ('open', 'void'), ('paid', 'paid'), ('void', 'void')) THEN
		RAISE EXCEPTION 'an issued invoice cannot be changed' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER invoices_keep_issued BEFORE UPDATE OR DELETE ON "invoices" FOR EACH ROW EXECUTE FUNCTION keep_issued_invoice();
--> statement-breakpoint
CREATE FUNCTION keep_issued_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP <> 'INSERT' AND EXISTS (SELECT FROM invoices WHERE id = OLD.invoice_id AND status <> 'draft')
		OR TG_OP <> 'DELETE' AND EXISTS (SELECT FROM invoices WHERE id = NEW.invoice_id AND status <> 'draft') THEN
		RAISE EXCEPTION 'the lines of an issued invoice cannot be changed' USING ERRCODE = 'integrity_constraint_violation';
	END IF;
	RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE TRIGGER invoice_lines_keep_issued BEFORE INSERT OR UPDATE OR DELETE ON "invoice_lines" FOR EACH ROW EXECUTE FUNCTION keep_issued_lines();
--> statement-breakpoint
INSERT INTO "metering" ("id") VALUES (1);

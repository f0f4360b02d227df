CREATE TABLE "api_keys" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"hash" "bytea" NOT NULL,
	"hint" text NOT NULL,
	"scopes" text[] NOT NULL,
	"limit_kind" text NOT NULL,
	"limit_per_minute" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"last_used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"limit_per_minute" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "provider_accounts" (
	"provider" text NOT NULL,
	"provider_account_id" text NOT NULL,
	"user_id" text collate "C" NOT NULL,
	CONSTRAINT "provider_accounts_provider_provider_account_id_pk" PRIMARY KEY("provider","provider_account_id")
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"role" text NOT NULL,
	"plan_id" text DEFAULT 'free' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"disabled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "alias_changes" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"model_id" text collate "C" NOT NULL,
	"alias" text NOT NULL,
	"version_id" text collate "C" NOT NULL,
	"changed_by" text collate "C" NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "models" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"owner_id" text collate "C" NOT NULL,
	"visibility" text NOT NULL,
	"keeps_inputs" boolean DEFAULT true NOT NULL,
	"cache_ttl_s" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "versions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"model_id" text collate "C" NOT NULL,
	"number" integer NOT NULL,
	"status" text NOT NULL,
	"artifact_sha256" text NOT NULL,
	"artifact_name" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"own_manifest" jsonb,
	"manifest" jsonb,
	"graph_sha256" text,
	"certificate" jsonb,
	"rejection" text,
	"notes" text DEFAULT '' NOT NULL,
	"created_by" text collate "C" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"validated_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "failed_calls" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"key_id" text collate "C",
	"model_id" text collate "C" NOT NULL,
	"version_id" text collate "C",
	"status" integer NOT NULL,
	"code" text NOT NULL,
	"detail" text NOT NULL,
	"latency_ms" double precision NOT NULL,
	"request_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "predictions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"key_id" text collate "C",
	"model_id" text collate "C" NOT NULL,
	"version_id" text collate "C" NOT NULL,
	"units" integer NOT NULL,
	"cached" boolean NOT NULL,
	"latency_ms" double precision NOT NULL,
	"subject" text,
	"request_id" text NOT NULL,
	"inputs" json,
	"outputs" json
);
--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_accounts" ADD CONSTRAINT "provider_accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alias_changes" ADD CONSTRAINT "alias_changes_model_id_models_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."models"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alias_changes" ADD CONSTRAINT "alias_changes_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alias_changes" ADD CONSTRAINT "alias_changes_changed_by_users_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "models" ADD CONSTRAINT "models_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_model_id_models_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."models"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_hash" ON "api_keys" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "api_keys_user" ON "api_keys" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "alias_changes_newest" ON "alias_changes" USING btree ("model_id","alias","id");--> statement-breakpoint
CREATE UNIQUE INDEX "models_slug" ON "models" USING btree ("slug") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "models_owner" ON "models" USING btree ("owner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "versions_number" ON "versions" USING btree ("model_id","number");--> statement-breakpoint
CREATE INDEX "failed_calls_model" ON "failed_calls" USING btree ("model_id","id");--> statement-breakpoint
CREATE INDEX "failed_calls_user" ON "failed_calls" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "predictions_model" ON "predictions" USING btree ("model_id","id");--> statement-breakpoint
CREATE INDEX "predictions_user" ON "predictions" USING btree ("user_id","id");
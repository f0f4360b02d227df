CREATE TABLE "version_assets" (
	"version_id" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"sha256" text NOT NULL,
	CONSTRAINT "version_assets_version_id_name_pk" PRIMARY KEY("version_id","name")
);
--> statement-breakpoint
CREATE TABLE "kept_files" (
	"prediction_id" text collate "C" NOT NULL,
	"row" integer NOT NULL,
	"sha256" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	CONSTRAINT "kept_files_prediction_id_row_pk" PRIMARY KEY("prediction_id","row")
);
--> statement-breakpoint
ALTER TABLE "version_assets" ADD CONSTRAINT "version_assets_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "version_assets_file" ON "version_assets" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "kept_files_file" ON "kept_files" USING btree ("sha256");
ALTER TABLE "batch_jobs" ADD COLUMN "dataset_version_id" text collate "C";--> statement-breakpoint
ALTER TABLE "batch_jobs" ADD CONSTRAINT "batch_jobs_dataset_version_id_dataset_versions_id_fk" FOREIGN KEY ("dataset_version_id") REFERENCES "public"."dataset_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "batch_jobs_dataset_version" ON "batch_jobs" USING btree ("dataset_version_id","id");--> statement-breakpoint
-- For the search below alone: each job's file is looked for by its sum.
CREATE INDEX "dataset_versions_to_find" ON "dataset_versions" USING btree ("file_sha256");--> statement-breakpoint
UPDATE "batch_jobs" SET "dataset_version_id" = (SELECT "dataset_versions"."id" FROM "dataset_versions"
  JOIN "datasets" ON "datasets"."id" = "dataset_versions"."dataset_id"
  WHERE "dataset_versions"."file_sha256" = "batch_jobs"."input_sha256"
    AND "dataset_versions"."file_name" = "batch_jobs"."input_name"
    AND "dataset_versions"."created_at" <= "batch_jobs"."created_at"
    AND ("datasets"."owner_id" = "batch_jobs"."owner_id"
      OR EXISTS (SELECT FROM "users" WHERE "users"."id" = "batch_jobs"."owner_id" AND "users"."role" = 'admin'))
  ORDER BY "datasets"."owner_id" = "batch_jobs"."owner_id" DESC, "dataset_versions"."number" DESC LIMIT 1)
  WHERE "input_sha256" IN (SELECT "file_sha256" FROM "dataset_versions");--> statement-breakpoint
DROP INDEX "dataset_versions_to_find";

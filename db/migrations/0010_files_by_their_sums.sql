CREATE INDEX "batch_jobs_file" ON "batch_jobs" USING btree ("input_sha256");--> statement-breakpoint
CREATE INDEX "batch_parts_file" ON "batch_parts" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "personal_exports_file" ON "personal_exports" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "versions_artifact" ON "versions" USING btree ("artifact_sha256");--> statement-breakpoint
CREATE INDEX "versions_graph" ON "versions" USING btree ("graph_sha256");--> statement-breakpoint
CREATE INDEX "dataset_versions_file" ON "dataset_versions" USING btree ("file_sha256");--> statement-breakpoint
CREATE INDEX "runs_file" ON "runs" USING btree ("package_sha256");
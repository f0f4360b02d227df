ALTER TABLE "mail_messages" ADD COLUMN "user_id" text collate "C";--> statement-breakpoint
ALTER TABLE "mail_messages" ADD CONSTRAINT "mail_messages_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mail_messages_user" ON "mail_messages" USING btree ("user_id");--> statement-breakpoint
UPDATE "mail_messages" SET "user_id" = "users"."id" FROM "users" WHERE lower("mail_messages"."to") = lower("users"."email");

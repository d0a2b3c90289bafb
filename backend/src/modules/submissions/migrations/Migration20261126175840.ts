import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261126175840 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "submission" drop constraint if exists "submission_key_unique";`);
    this.addSql(`create table if not exists "submission" ("id" text not null, "key" text not null, "kind" text check ("kind" in ('registrations', 'quotations', 'complaints', 'cancellations')) not null, "code" text not null, "order" text null, "digest" text not null, "body" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "submission_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_submission_key_unique" ON "submission" ("key") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_submission_kind" ON "submission" ("kind") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_submission_order" ON "submission" ("order") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_submission_deleted_at" ON "submission" ("deleted_at") WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "submission" cascade;`);
  }

}

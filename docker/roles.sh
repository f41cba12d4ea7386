#!/bin/bash
# First start of the database: one role owns and migrates, another runs.
set -euo pipefail
psql -v ON_ERROR_STOP=1 -U postgres \
  -v owner_password="$KEDJAN_DB_OWNER_PASSWORD" -v app_password="$KEDJAN_DB_APP_PASSWORD" <<'SQL'
create role kedjan_owner login password :'owner_password';
create role kedjan_app login password :'app_password';
create database kedjan owner kedjan_owner;
SQL

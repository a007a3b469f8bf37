package org.starling.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The schema that our migrations make is the contract's, fact by fact. */
@ParameterizedClass
@EnumSource(TestPostgres.class)
class SchemaTest {
  private final TestDatabase test;
  private final JsonNode contract;

  SchemaTest(TestPostgres postgres) throws IOException {
    test = postgres.copy();
    try (InputStream in = SchemaTest.class.getResourceAsStream("schema.json")) {
      contract = new ObjectMapper().readTree(Objects.requireNonNull(in));
    }
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void tables_and_columns() {
    List<String> wanted = new ArrayList<>();
    for (JsonNode table : contract.get("tables")) {
      int at = 0;
      for (JsonNode column : table.get("columns")) {
        String type = column.get("type").isNull() ? "varchar" : column.get("type").asText();
        wanted.add(
            "%s %d %s %s %s %s"
                .formatted(
                    table.get("table").asText(),
                    ++at,
                    column.get("name").asText(),
                    contractType(type),
                    column.get("nullable").asBoolean(),
                    column.get("default").isNull() ? "-" : column.get("default").asText()));
      }
    }
    assertThat(
            texts(
                """
                SELECT c.relname || ' ' || row_number() OVER (PARTITION BY c.oid ORDER BY a.attnum)
                  || ' ' || a.attname || ' '
                  || regexp_replace(
                       replace(format_type(a.atttypid, a.atttypmod), 'character varying', 'varchar'),
                       '^character\\(.*\\)$', 'char')
                  || ' ' || (NOT a.attnotnull)::text
                  || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '-')
                FROM pg_class c
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
                WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
                  AND c.relname NOT LIKE 'starling\\_%' LIMIT 2000\
                """))
        .containsExactlyInAnyOrderElementsOf(wanted);
  }

  @Test
  void indexes() {
    assertThat(
            texts(
                """
                SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
                AND tablename NOT LIKE 'starling\\_%' AND indexname NOT LIKE 'starling\\_%'
                LIMIT 2000\
                """))
        .map(definition -> definition.replace("public.", ""))
        .containsExactlyInAnyOrderElementsOf(
            wanted("indexes", i -> i.get("definition").asText().replace("public.", "")));
  }

  @Test
  void keys() {
    assertThat(
            texts(
                """
                SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
                FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
                AND conrelid::regclass::text NOT LIKE 'starling\\_%' LIMIT 2000\
                """))
        .containsExactlyInAnyOrderElementsOf(
            wanted(
                "constraints",
                c ->
                    "%s %s %s"
                        .formatted(
                            c.get("table").asText(),
                            c.get("name").asText(),
                            c.get("definition").asText())));
  }

  @Test
  void views_and_types() {
    List<String> columns = new ArrayList<>();
    for (JsonNode view : contract.get("materialized_views")) {
      for (JsonNode column : view.get("columns")) {
        columns.add(
            "%s %s %s"
                .formatted(
                    view.get("name").asText(),
                    column.get("name").asText(),
                    column.get("type").asText()));
      }
    }
    assertThat(
            texts(
                """
                SELECT c.relname || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
                WHERE c.relkind = 'm' AND c.relnamespace = 'public'::regnamespace LIMIT 2000\
                """))
        .containsExactlyInAnyOrderElementsOf(columns);
    assertThat(
            texts(
                """
                SELECT t.typname || ' ' || string_agg(e.enumlabel, ' ' ORDER BY e.enumsortorder)
                FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid GROUP BY t.typname LIMIT 100\
                """))
        .containsExactlyInAnyOrderElementsOf(
            wanted(
                "enums",
                e -> {
                  List<String> values = new ArrayList<>();
                  e.get("values").forEach(value -> values.add(value.asText()));
                  return e.get("name").asText() + " " + String.join(" ", values);
                }));
    assertThat(
            texts(
                """
                SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
                AND reloptions @> '{autovacuum_vacuum_scale_factor=0.1,autovacuum_analyze_scale_factor=0.05}'
                LIMIT 100\
                """))
        .containsExactlyInAnyOrder("posts", "threadmemberships", "fileinfo", "preferences");
  }

  @Test
  void rows_of_a_new_installation() {
    assertThat(texts("SELECT version || ' ' || name FROM db_migrations LIMIT 1000"))
        .containsExactlyInAnyOrderElementsOf(
            wanted("db_migrations", m -> m.get("version").asText() + " " + m.get("name").asText()));
    assertThat(texts("SELECT name || ' ' || value FROM systems LIMIT 1000"))
        .map(row -> row.replaceFirst(" \\d{13}$", " <ms>"))
        .containsExactlyInAnyOrderElementsOf(
            wanted("systems", s -> s.get("name").asText() + " " + s.get("value").asText()));
  }

  @Test
  void roles() {
    Map<String, String> made = new TreeMap<>();
    test.database()
        .primary()
        .list(
            row ->
                Map.entry(
                    row.text(1),
                    row.flag(2) + " " + row.flag(3) + " " + row.number(4) + sorted(row.text(5))),
            "SELECT name, schememanaged, builtin, deleteat, permissions FROM roles LIMIT 1000")
        .forEach(row -> made.put(row.getKey(), row.getValue()));
    Map<String, String> wanted = new TreeMap<>();
    for (JsonNode role : contract.get("roles")) {
      wanted.put(
          role.get("name").asText(),
          "%s %s 0%s"
              .formatted(
                  role.get("schememanaged").asBoolean(),
                  role.get("builtin").asBoolean(),
                  sorted(role.get("permissions").asText())));
    }
    assertThat(made).isEqualTo(wanted);
  }

  private static String contractType(String type) {
    return switch (type) {
      case "character" -> "char";
      case "_varchar" -> "varchar[]";
      default -> type;
    };
  }

  private static String sorted(String words) {
    return " " + new TreeSet<>(Arrays.asList(words.strip().split(" +")));
  }

  private List<String> texts(String sql) {
    return test.database().primary().list(row -> row.text(1), sql);
  }

  private List<String> wanted(String part, Function<JsonNode, String> text) {
    List<String> texts = new ArrayList<>();
    contract.get(part).forEach(fact -> texts.add(text.apply(fact)));
    return texts;
  }
}

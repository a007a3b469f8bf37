package org.starling.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FormReaderTest {
  private static Form read(String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (FormReader reader = new FormReader(new ByteArrayInputStream(bytes), "B")) {
      return reader.read();
    }
  }

  private static String part(String head, String content) {
    return "--B\r\nContent-Disposition: form-data; " + head + "\r\n\r\n" + content + "\r\n";
  }

  private static String text(Form.Upload upload) throws IOException {
    try (InputStream in = upload.open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void fields_and_files_keep_their_order() throws IOException {
    String sent =
        part("name=\"a\"", "1")
            + part("name=\"files\"; filename=\"x \\\"y\\\".txt\"", "one\r\n--\r\n-B\r\r\n")
            + part("name=\"a\"", "")
            + part("name=\"files\"; filename=z", "two")
            + "--B--\r\n";
    try (Form form = read(sent)) {
      assertThat(form.texts("a")).containsExactly("1", "");
      assertThat(form.text("none")).isEmpty();
      assertThat(form.uploads("files")).hasSize(2);
      assertThat(form.uploads("files").get(0).fileName()).isEqualTo("x \"y\".txt");
      assertThat(text(form.uploads("files").get(0))).isEqualTo("one\r\n--\r\n-B\r\r\n");
      assertThat(text(form.uploads("files").get(1))).isEqualTo("two");
    }
  }

  @Test
  void a_large_file_goes_to_disk_and_is_gone_afterwards() throws IOException {
    String content = "x\r\n".repeat(HttpLimits.FORM_MEMORY_BYTES);
    Form form = read(part("name=\"f\"; filename=\"f\"", content) + "--B--");
    Form.Upload upload = form.upload("f").orElseThrow();
    assertThat(upload.bytes()).isEqualTo(content.length());
    assertThat(text(upload)).isEqualTo(content);
    form.close();
    assertThatThrownBy(upload::open).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "--B",
        "--B\r\n",
        "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1",
        "--Bx\r\n\r\n\r\n--B--"
      })
  void what_is_no_form_is_refused(String body) {
    assertThatThrownBy(() -> read(body)).isInstanceOf(IOException.class);
  }

  @Test
  void too_many_parts_and_too_long_fields_are_refused() {
    String many = part("name=\"a\"", "1").repeat(HttpLimits.FORM_PARTS_MAX + 1) + "--B--";
    assertThatThrownBy(() -> read(many)).hasMessageContaining("parts");
    String lengthy = part("name=\"a\"", "x".repeat(HttpLimits.FORM_TEXT_BYTES_MAX + 1)) + "--B--";
    assertThatThrownBy(() -> read(lengthy)).hasMessageContaining("too long");
  }

  @Test
  void the_boundary_is_read_from_the_content_type() {
    assertThat(FormReader.boundary("multipart/form-data; boundary=x")).isEqualTo("x");
    assertThat(FormReader.boundary("Multipart/Form-Data; charset=utf-8; boundary=\"a b\""))
        .isEqualTo("a b");
    assertThat(FormReader.boundary("multipart/form-data")).isEmpty();
    assertThat(FormReader.boundary("application/json; boundary=x")).isEmpty();
  }
}

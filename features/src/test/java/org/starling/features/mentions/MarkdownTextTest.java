package org.starling.features.mentions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MarkdownTextTest {
  @Test
  void addresses_are_found_in_text_and_in_links() {
    assertThat(MarkdownText.addresses("see http://a.test/x, or [this](https://b.test/y)."))
        .containsExactly("http://a.test/x", "https://b.test/y");
    assertThat(MarkdownText.addresses("(<http://a.test/x>)")).containsExactly("http://a.test/x");
  }

  @Test
  void code_and_pictures_are_none() {
    assertThat(MarkdownText.addresses("`http://a.test`\n```\nhttp://b.test\n```")).isEmpty();
    assertThat(MarkdownText.addresses("![cat](http://a.test/cat.png)")).isEmpty();
  }
}

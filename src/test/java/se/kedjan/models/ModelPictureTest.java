package se.kedjan.models;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kedjan.models.ModelPicture.INK;
import static se.kedjan.models.ModelPicture.LINE;
import static se.kedjan.models.ModelPicture.PAINTS;
import static se.kedjan.models.ModelPicture.PAPER;
import static se.kedjan.models.ModelPicture.POOL;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.kedjan.access.Party;

/**
 * The pictures in the documentation are the models of today. After a change: {@code mvn test
 * -Dtest=ModelPictureTest -Dkedjan.pictures.update=true}.
 */
class ModelPictureTest {

  private static final Path PICTURES = Path.of("src/docs/pictures");

  @ParameterizedTest
  @MethodSource("se.kedjan.models.Models#names")
  void showsTheModelAsItIs(String name) throws IOException {
    isAsCommitted(name, ModelPicture.of(Models.model(name)));
  }

  @Test
  void showsTheChainInShort() throws IOException {
    isAsCommitted("overview", OverviewPicture.of(Models.model("referral-chain")));
  }

  private static void isAsCommitted(String name, String picture) throws IOException {
    var file = PICTURES.resolve(name + ".svg");
    if (Boolean.getBoolean("kedjan.pictures.update")) {
      Files.createDirectories(PICTURES);
      Files.writeString(file, picture);
    }

    assertThat(file).exists();
    assertThat(Files.readString(file).equals(picture))
        .as("%s shows the model; if not, run with -Dkedjan.pictures.update=true", file)
        .isTrue();
  }

  @Test
  void noPictureIsLeftOfAModelThatIsGone() throws IOException {
    try (var files = Files.list(PICTURES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(Models.names().stream(), Stream.of("overview"))
                  .map(name -> name + ".svg")
                  .toList());
    }
  }

  @Test
  void breaksTextBetweenWords() {
    assertThat(ModelPicture.broken("Ta emot ärendet och utse ansvarig handläggare", 118, 12))
        .containsExactly("Ta emot ärendet och", "utse ansvarig", "handläggare");
  }

  /** WCAG 2.1 AA: 4.5 for text, 3 for what else has to be seen. */
  @ParameterizedTest
  @EnumSource(Party.class)
  void canBeReadByEverybody(Party party) {
    var paint = PAINTS.get(party);

    assertThat(contrast(INK, paint.calm())).isGreaterThan(4.5);
    assertThat(contrast(PAPER, paint.strong())).isGreaterThan(4.5);
    assertThat(contrast(PAPER, POOL.strong())).isGreaterThan(4.5);
    assertThat(contrast(LINE, paint.calm())).isGreaterThan(3);
    assertThat(contrast(paint.strong(), paint.calm())).isGreaterThan(3);
  }

  private static double contrast(String one, String other) {
    var lighter = Math.max(luminance(one), luminance(other));
    var darker = Math.min(luminance(one), luminance(other));
    return (lighter + 0.05) / (darker + 0.05);
  }

  private static double luminance(String colour) {
    return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
  }

  private static double channel(String colour, int from) {
    var value = Integer.parseInt(colour.substring(from, from + 2), 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}

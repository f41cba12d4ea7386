package se.kedjan.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;

/** What {@code docker/sign-in.yaml} leaves out nobody can be. */
class SignInFileTest {

  private static final String GROUPS = "kedjan.sign-in.groups";

  @Test
  void everyStaffGroupComesFromAGroupOfTheProviders() {
    assertThat(mapped().values()).containsExactlyInAnyOrderElementsOf(StaffGroups.names());
  }

  @Test
  void theTrialsProviderHasThoseGroups() throws IOException {
    var realm = new ObjectMapper().readTree(Path.of("docker/realm.json").toFile());
    var names =
        StreamSupport.stream(realm.path("groups").spliterator(), false)
            .map(group -> GROUPS + "[" + group.path("name").asText() + "]");

    assertThat(names).containsExactlyInAnyOrderElementsOf(mapped().stringPropertyNames());
  }

  private static Properties mapped() {
    var yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(new FileSystemResource("docker/sign-in.yaml"));
    return yaml.getObject();
  }
}

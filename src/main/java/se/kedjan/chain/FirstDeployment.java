package se.kedjan.chain;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.kedjan.access.StartUp;

/**
 * Deploys the models and forms of the jar where nothing is deployed yet. From then on the deployed
 * chain is the process owner's.
 */
@Component
@Order(0)
class FirstDeployment implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(FirstDeployment.class);
  private static final String[] RESOURCES = {
    "classpath:/bpmn/*.bpmn",
    "classpath:/bpmn/*.dmn",
    "classpath:/forms/*.form",
    "classpath:/forms/*.html",
    "classpath:/forms/*.schema.json"
  };

  private final RepositoryService repository;
  private final JdbcClient jdbc;

  FirstDeployment(RepositoryService repository, JdbcClient jdbc) {
    this.repository = repository;
    this.jdbc = jdbc;
  }

  @Override
  @Transactional
  public void run(ApplicationArguments arguments) throws IOException {
    StartUp.oneNodeAtATime(jdbc);
    if (repository.createDeploymentQuery().count() > 0) {
      return;
    }
    var deployment = repository.createDeployment().name("kedjan");
    for (var entry : resources().entrySet()) {
      try (var in = entry.getValue().getInputStream()) {
        deployment.addInputStream(entry.getKey(), in);
      }
    }
    deployment.deploy();
    LOG.info("Deployed the chain of the jar; from now on the process owner changes it.");
  }

  private static Map<String, org.springframework.core.io.Resource> resources() throws IOException {
    var resources = new LinkedHashMap<String, org.springframework.core.io.Resource>();
    for (var pattern : RESOURCES) {
      for (var resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
        resources.put(resource.getFilename(), resource);
      }
    }
    return resources;
  }
}

package se.kedjan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.kedjan.testing.Chain;
import se.kedjan.testing.Journey;

@BrowserTest
class CockpitTest {

  @Autowired Chain chain;
  @Autowired RepositoryService repository;
  @Autowired RuntimeService runtime;

  @Test
  void theProcessOwnerSeesTheChainAndWhereEachCaseIs(Desks desks) {
    var caseId = Journey.on(chain).registeredBy("sof1").received().caseId();
    var definition =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey("referral-chain")
            .latestVersion()
            .singleResult();
    var instance =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(caseId.number())
            .singleResult();
    var cockpit = desks.cockpit().signIn("process1");
    var page = cockpit.page();
    Screenshots.of(page, "cockpit");

    cockpit.openDefinition(definition.getId());
    assertThat(page.locator("[data-element-id=Task_ObtainConsent].djs-shape")).isVisible();
    assertThat(page.locator(".ctn-content-bottom")).containsText(caseId.number());
    Screenshots.of(page, "cockpit-chain");
    cockpit.goTo("Task_ObtainConsent");
    Screenshots.of(page, "cockpit-chain-near");

    cockpit.openInstance(instance.getId());
    assertThat(page.locator("body")).containsText(caseId.number());
    assertThat(page.locator("[data-container-id=Task_ObtainConsent] .instance-count")).hasText("1");
    cockpit.goTo("Task_ObtainConsent");
    Screenshots.of(page, "cockpit-case");
    assertThat(page.locator(".page-notifications .alert")).hasCount(0);
    assertThat(page.locator(".ce-eol-banner")).isHidden();
  }

  @Test
  void nobodyElseIsLetIn(Desks desks) {
    var page = desks.cockpit().tryToSignIn("sof1").page();

    assertThat(page.getByText("Du har inte tillgång till det här arbetsverktyget.")).isVisible();
  }
}

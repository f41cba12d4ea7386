package se.kedjan.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kedjan.testing.IntegrationTest;

/**
 * An {@link IntegrationTest} that works as staff do, in a browser; takes {@link Desks} as a
 * parameter. Skipped where no Chromium can start, unless {@code kedjan.browser.required} is true.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("browser")
// Before Spring: where there is no browser, no application is started for it.
@ExtendWith(WithChromium.class)
@IntegrationTest
@interface BrowserTest {}

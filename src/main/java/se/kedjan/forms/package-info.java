/**
 * The one door for what staff type. Validates a payload against its own {@code .form}, keeps it as
 * submitted, hands it to the module that owns the step ({@link se.kedjan.forms.StepForm}, {@link
 * se.kedjan.forms.StartForm}) and lets only declared decisions through to the engine. A field
 * marked secret is kept encrypted, here and in the log. Prefill goes the same way back; what was
 * submitted is read again in the words of its form ({@link se.kedjan.forms.SubmittedForms}): by
 * staff as far as consent goes, whole in the person's extract. Owns the submissions; retention
 * deletes them with the case.
 */
@NullMarked
@ApplicationModule(
    displayName = "Forms",
    allowedDependencies = {"access", "calendar", "identity", "responsibility", "chain"})
package se.kedjan.forms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

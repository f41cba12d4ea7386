/**
 * Who acts, for which party and unit on a day, and who may see and work which task. Owns the staff
 * register and the one place where rights meet the engine: {@code TaskAccess}. Knows no domain
 * module. Consent, the relation of staff to a case and the read log find their place here.
 */
@NullMarked
@ApplicationModule(
    displayName = "Access",
    allowedDependencies = {})
package se.kedjan.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

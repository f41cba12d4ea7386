/**
 * Mail to staff, without personal data: once a working morning what is new, due soon, late or
 * raised in one's own lists, by case number and link; and at once, to every party concerned, that a
 * participant has left or that access has ended, which the party then confirms. Owns the outbox,
 * the alerts and the cases that are silent because the participant has died. A mail is written in
 * the transaction of what it tells and sent by a job of its own after the commit, tried again until
 * it goes. Listens to what ends a participation or an access. Retention deletes lines and alerts
 * with the case; the mails themselves name only staff, and go after a month.
 */
@NullMarked
@ApplicationModule(
    displayName = "Notification",
    allowedDependencies = {
      "access",
      "calendar",
      "responsibility",
      "chain",
      "forms",
      "casefile",
      "consent",
      "enrolment",
      "pause"
    })
package se.kedjan.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Numbers that tell who somebody is: what makes one valid, how it is written down, and the one
 * place that encrypts it, hashes it for exact search and reads it again ({@link
 * se.kedjan.identity.IdentityVault}), under a key from the environment. Owns no table; whoever
 * keeps a number keeps the vault's bytes. Knows no other module.
 */
@NullMarked
@ApplicationModule(
    displayName = "Identity numbers",
    allowedDependencies = {})
package se.kedjan.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

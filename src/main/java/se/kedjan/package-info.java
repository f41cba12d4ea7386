/** Kedjan: one application, one package per noun of the domain. */
@NullMarked
package se.kedjan;

import org.jspecify.annotations.NullMarked;

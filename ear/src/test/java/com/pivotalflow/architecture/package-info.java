/**
 * The rules of the house, over the classes of every module.
 *
 * <p>Owns what {@code architecture.md} 4 says the build enforces, each rule with its reason, and the table of who may
 * import whom. Must not test behaviour. Main types: {@link com.pivotalflow.architecture.ArchitectureTest} and
 * {@link com.pivotalflow.architecture.ProductClasses}.
 */
@NullMarked
package com.pivotalflow.architecture;

import org.jspecify.annotations.NullMarked;

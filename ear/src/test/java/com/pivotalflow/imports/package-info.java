/** Tests of imports on the real server. */
@NullMarked
package com.pivotalflow.imports;

import org.jspecify.annotations.NullMarked;

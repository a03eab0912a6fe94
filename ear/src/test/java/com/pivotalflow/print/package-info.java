/** What printing costs. */
@NullMarked
package com.pivotalflow.print;

import org.jspecify.annotations.NullMarked;

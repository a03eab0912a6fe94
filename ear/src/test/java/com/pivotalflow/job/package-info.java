/** Background work over HTTP, and what becomes of it when its node goes away. */
@NullMarked
package com.pivotalflow.job;

import org.jspecify.annotations.NullMarked;

/** What operators hear of the timers. */
@NullMarked
package com.pivotalflow.timer;

import org.jspecify.annotations.NullMarked;

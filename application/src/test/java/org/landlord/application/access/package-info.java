/// Tests of who gets in, and what they may do.
@NullMarked
package org.landlord.application.access;

import org.jspecify.annotations.NullMarked;

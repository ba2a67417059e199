/// Tests of the watch over certificates.
@NullMarked
package org.landlord.application.identity;

import org.jspecify.annotations.NullMarked;

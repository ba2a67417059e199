/// Tests of usage: what callers who are written together see of each other.
@NullMarked
package org.landlord.application.usage;

import org.jspecify.annotations.NullMarked;

/// Files that only their owner may read.
@NullMarked
package org.landlord.files;

import org.jspecify.annotations.NullMarked;

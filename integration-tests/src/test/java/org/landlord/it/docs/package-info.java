/// The commands in the documents do what the documents say.
@NullMarked
package org.landlord.it.docs;

import org.jspecify.annotations.NullMarked;

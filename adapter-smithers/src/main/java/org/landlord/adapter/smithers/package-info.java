/// The databases of the original control-plane store of Smithers, as a source of imports.
@NullMarked
package org.landlord.adapter.smithers;

import org.jspecify.annotations.NullMarked;

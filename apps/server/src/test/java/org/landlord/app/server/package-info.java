/// Tests of what the server looks at before it starts.
@NullMarked
package org.landlord.app.server;

import org.jspecify.annotations.NullMarked;

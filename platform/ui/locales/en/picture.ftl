# What is said when an uploaded picture cannot be taken. What was typed beside it is kept.

picture-too-large = The file is too large. Choose one under 20 MB.
picture-not-a-picture = This is not a picture we can read. Choose a JPEG, PNG or WebP file.
picture-too-many-pixels = The picture has too many pixels. Make it smaller, to 50 megapixels at most, and try again.
picture-broken = The picture is damaged. Save it again and try once more.
# Says beforehand what will happen with an upload.
picture-hint = JPEG, PNG or WebP, up to 20 MB. We remove the place, the time and the camera that the file may name.

# The web page, worked by a browser.
TESTS += %D%/pages.sh
EXTRA_DIST += %D%/pages.sh %D%/page.py %D%/driver.py %D%/hostile.md
